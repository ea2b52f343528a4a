"""The README's pictures, taken of the pages that kg writes from seeds/: `make pictures`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.views.conftest import FLAGS, find_chromium

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "notebooks" / "images"
KG = str(Path(sys.executable).with_name("kg"))
PERSON = "郭程明"  # chairs, leads and holds two offices in the sample pages


def kg(*words: str) -> None:
    subprocess.run([KG, *words], check=True, cwd=ROOT, stderr=subprocess.DEVNULL)


def take(browser: Browser, page: Path, image: str, height: int) -> None:
    """The page as a reader sees it in a window 1280 wide and `height` high, two pixels to one."""
    window = browser.new_page(
        viewport={"width": 1280, "height": height}, device_scale_factor=2, locale="zh-CN", reduced_motion="reduce"
    )
    window.goto(page.as_uri())
    if image == "graph.png":
        window.wait_for_selector("html[data-ready]")
        window.wait_for_function("kgPage.labels().length > 0")
    window.screenshot(path=IMAGES / image)
    window.close()


def main() -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit("The pictures need a Chromium; on Debian: apt-get install chromium fonts-noto-cjk")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        store = str(folder / "graph.kg")
        kg("build", "seeds", "--store", store)
        kg("view", "--focus", PERSON, "--store", store, "-o", str(folder / "graph.html"))
        kg("timeline", PERSON, "--store", store, "-o", str(folder / "timeline.html"))
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take(browser, folder / "graph.html", "graph.png", 800)
        take(browser, folder / "timeline.html", "timeline.png", 560)
        browser.close()


if __name__ == "__main__":
    main()
