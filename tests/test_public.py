"""The public names: exactly these, each there, none of them costly to import."""

from __future__ import annotations

import subprocess
import sys

import kg

PUBLIC = {
    "Graph",
    "KgError",
    "OntologyError",
    "QueryError",
    "ResourceError",
    "SourceError",
    "StoreError",
    "__version__",
    "build",
    "open_graph",
    "show",
}


def test_all_is_exact() -> None:
    assert set(kg.__all__) == PUBLIC == set(dir(kg))
    assert kg.__all__ == sorted(kg.__all__)
    assert len(PUBLIC) <= 12


def test_each_public_name_is_there() -> None:
    assert all(getattr(kg, name) for name in PUBLIC)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(kg, "no_such_name")


def test_build_stays_the_function_after_its_module_is_imported() -> None:
    import kg.build

    assert callable(kg.build)
    assert callable(kg.build)


def test_errors_are_one_tree() -> None:
    errors = [getattr(kg, name) for name in PUBLIC if name.endswith("Error")]
    assert all(issubclass(error, kg.KgError) for error in errors)


def test_importing_kg_loads_nothing_heavy() -> None:
    code = "import kg, sys; print(*sorted({'jieba', 'networkx', 'pyoxigraph', 'pyshacl', 'pyvis', 'rdflib', 'rich'} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
