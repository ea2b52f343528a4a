// What the page says, in Chinese or English.
const data = JSON.parse(document.getElementById('data').textContent);
let language = 'zh';

// Of one thing the words that stand under `key.one`, where there are such.
function say(key, ...values) {
  const single = `${key}.one`;
  const pair = data.words[values[0] === 1 && Object.hasOwn(data.words, single) ? single : Object.hasOwn(data.words, key) ? key : ''] ?? [key, key];
  return values.reduce((text, value, place) => text.split(`{${place}}`).join(String(value)), pair[language === 'zh' ? 0 : 1]);
}

// An element with text, class and children; text only ever becomes text.
function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === 'text') element.textContent = value;
    else if (name === 'on') for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function button(text, act, options = {}) {
  return make('button', { type: 'button', text, on: { click: act }, ...options });
}

function speak() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll('[data-say-label]')) element.setAttribute('aria-label', say(element.dataset.sayLabel));
  for (const element of document.querySelectorAll('[data-say-placeholder]')) element.placeholder = say(element.dataset.sayPlaceholder);
}
