"""Contract of import-linter: a package is entered by its door, its `__init__.py`, by all who stand outside of it."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output


class Doors(Contract):
    """Forbids to import a module from outside of the package that it lies in."""

    type_name = "doors"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at each import between our modules."""
        roots = self.session_options["root_packages"]
        ours = {module for module in graph.modules if module.split(".")[0] in roots}
        inside = [
            (importer, imported)
            for importer in ours
            for imported in graph.find_modules_directly_imported_by(importer)
            if imported in ours and not _may_enter(importer, imported) and not _is_exported(graph, importer, imported)
        ]
        return ContractCheck(kept=not inside, metadata={"inside": sorted(inside)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print who goes past which door."""
        for importer, imported in check.metadata["inside"]:
            output.print_error(f"{importer} imports {imported}: go by {imported.rpartition('.')[0]}", bold=False)


def _may_enter(importer: str, imported: str) -> bool:
    package = imported.rpartition(".")[0]
    return not package or f"{importer}.".startswith(f"{package}.")


def _is_exported(graph: ImportGraph, importer: str, imported: str) -> bool:
    # A door may give out a function that bears its module's name; the graph takes it for the module.
    package = imported.rpartition(".")[0]
    lines = [
        str(details["line_contents"]) for details in graph.get_import_details(importer=importer, imported=imported)
    ]
    by_name = all(line.startswith(f"from {package} import ") for line in lines)
    return by_name and graph.direct_import_exists(importer=package, imported=imported)
