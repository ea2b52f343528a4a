// Light or dark, Chinese or English: first what the reader's system asks for, then what is pressed.
if (matchMedia('(prefers-color-scheme: dark)').matches) state.theme = 'dark';
if (!/^zh/i.test(navigator.language || 'zh')) language = 'en';

function dress() {
  document.documentElement.dataset.theme = state.theme;
  document.getElementById('theme').dataset.say = state.theme === 'dark' ? 'theme_light' : 'theme';
}

document.getElementById('theme').addEventListener('click', () => change({ theme: state.theme === 'dark' ? 'light' : 'dark' }));
document.getElementById('language').addEventListener('click', () => { language = language === 'zh' ? 'en' : 'zh'; change(); });
