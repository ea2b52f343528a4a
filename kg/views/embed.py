"""What goes into a page: its templates, words, styles and scripts, JSON for a script element, digests for its policy."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

EXPLORER_STYLES = ("frame.css", "controls.css", "panel.css", "table.css", "small.css")
TIMELINE_STYLES = ("panel.css", "timeline.css")
SCRIPTS = (
    "words.js", "model.js", "names.js", "state.js", "overview.js", "scene.js", "force.js", "shapes.js", "together.js",
    "canvas.js", "marks.js", "labels.js", "legend.js", "period.js", "sources.js", "gone.js", "search.js", "heap.js",
    "path.js", "evidence.js", "cite.js", "questions.js", "panel.js", "csv.js", "svg.js", "table.js", "keys.js",
    "theme.js", "print.js", "address.js", "main.js",
)  # fmt: skip
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# JSON lets each of these be written as \\uXXXX; unescaped, the first three can end the element, the others a line of script.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def script_json(value: object) -> Markup:
    """JSON that can not leave a script element; Chinese stays readable, keys are sorted, no white space."""
    return Markup(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_ESCAPES))


def policy_digest(source: str) -> str:
    """'sha256-…', the name of an inline script or style in a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def asset(name: str) -> str:
    """A file of kg/views/assets as text."""
    return (files("kg.views") / "assets" / name).read_text(encoding="utf-8")


def page_style(names: Iterable[str]) -> Markup:
    """The colours, dark on a screen where the page or else the reader's system says so, and then the style sheets named."""
    dark = asset("dark.css")
    chosen = f'@media screen {{ :root[data-theme="dark"] {{\n{dark}}} }}\n'
    asked = f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{\n{dark}}} }}\n"
    return Markup(asset("tokens.css") + chosen + asked + "\n".join(map(asset, names)))


def words() -> dict[str, list[str]]:
    """What a page says: key -> [Chinese, English]."""
    lines = asset("words.tsv").splitlines()[1:]
    return {key: [chinese, english] for key, chinese, english in (line.split("\t") for line in lines)}


def environment() -> Environment:
    """Templates of kg/views/assets: every value is escaped, a missing one is an error."""
    return Environment(loader=PackageLoader("kg.views", "assets"), autoescape=True, undefined=StrictUndefined)


def page_script() -> Markup:
    """All scripts of the page as one strict function, so that they share names among themselves and with nobody else."""
    return Markup("(() => {\n'use strict';\n" + "\n".join(map(asset, SCRIPTS)) + "\n})();\n")


def vis_script() -> Markup:
    """The vis-network that pyvis carries, without the comment that would make a debugger look for its source map."""
    source = (files("pyvis") / _VIS).read_text(encoding="utf-8")
    return Markup(source.replace("//# sourceMappingURL=vis-network.min.js.map", ""))
