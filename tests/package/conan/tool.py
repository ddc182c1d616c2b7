#!/usr/bin/env python3
"""Runs a recipe as `conan create` does: what a recipe imports of Conan 2 is here, as far as ours uses it, each part with what Conan's
documentation says that it does. The recipe's sources are exported, built and packed, and its test_package is built over the files that Conan
would generate for it, and run. What Conan would fetch is what the system has.

Usage: tool.py RECIPE_FOLDER SCRATCH BUILD_DIR [OPTION=True|False...]   objects are borrowed from BUILD_DIR (tests/house/borrow.sh)
"""
# SPDX-License-Identifier: MIT
import fnmatch
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import types

recipe_folder, scratch, build_dir = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
chosen = {name: value == "True" for name, value in (a.split("=") for a in sys.argv[4:])}
project = pathlib.Path(__file__).resolve().parents[3]

# What the system's libraries are to CMake, by the names that components of Conan's recipes have.
system = {
    "boost::headers": ("Boost CONFIG", "Boost::headers"),
    "fmt::fmt": ("fmt", "fmt::fmt"),
    "cctz::cctz": ("cctz", "cctz::cctz"),
    "utf8proc::utf8proc": ("utf8proc", "utf8proc::utf8proc"),
    "sqlite3::sqlite3": ("SQLite3", "SQLite::SQLite3"),
    "pugixml::pugixml": ("pugixml", "pugixml::pugixml"),
}


class options(dict):
    """Options or settings by name; one that there is not is an error."""

    def __getattr__(self, name):
        if name not in self:
            raise AttributeError(f"there is no option {name}")
        return self[name]

    def get_safe(self, name, default=None):
        return self.get(name, default)

    def rm_safe(self, name):
        self.pop(name, None)


class version:
    def __init__(self, text):
        self.numbers = [int(part) for part in re.findall(r"\d+", str(text))]

    def __lt__(self, other):
        return self.numbers < version(other).numbers


class compiler_setting(str):
    version = subprocess.run([os.environ.get("CXX", "c++"), "-dumpversion"], capture_output=True, text=True, check=True).stdout.strip()


settings = options(os="Linux", arch="x86_64", build_type="Release", compiler=compiler_setting("gcc"))


class component:
    def __init__(self):
        self.properties, self.libs, self.defines, self.requires, self.system_libs = {}, [], [], [], []
        self.includedirs, self.libdirs, self.bindirs = ["include"], ["lib"], ["bin"]

    def set_property(self, name, value):
        self.properties[name] = value


class cpp_info(component):
    def __init__(self):
        super().__init__()
        self.components = type("by_name", (dict,), {"__missing__": lambda d, name: d.setdefault(name, component())})()


class ConanFile:
    requirements = export_sources = configure = validate = generate = package = package_info = set_version = package_id = lambda self: None

    def __init__(self, folder):
        self.recipe_folder = str(folder)
        known = getattr(self, "default_options", {})
        for name in chosen:
            if name not in getattr(type(self), "options", {}) and hasattr(self, "default_options"):
                sys.exit(f"the recipe has no option {name}")
        self.options = options({n: chosen.get(n, v) for n, v in known.items() if "/" not in n})
        self.settings = settings
        self.folders = types.SimpleNamespace(root=".")
        self.cpp = types.SimpleNamespace(build=types.SimpleNamespace(bindir="."))
        self.cpp_info = cpp_info()
        self.required, self.cache = [], {}

    def requires(self, reference, visible=True, **traits):
        if visible:
            self.required.append(reference.split("/")[0])

    def run(self, command, env=None):
        subprocess.run(command, shell=True, check=True, cwd=self.build_folder)


class CMakeToolchain:
    def __init__(self, recipe):
        self.recipe, self.cache_variables = recipe, {}

    def generate(self):
        self.recipe.cache = self.cache_variables | {"BUILD_SHARED_LIBS": self.recipe.options.get_safe("shared", False)}


class CMakeDeps:
    """What is required is the system's here, and found without it."""

    def __init__(self, recipe):
        pass

    def generate(self):
        pass


class CMake:
    def __init__(self, recipe):
        self.recipe = recipe

    def configure(self):
        r = self.recipe
        values = {n: {True: "ON", False: "OFF"}.get(v, v) for n, v in r.cache.items()}
        values |= {"CMAKE_BUILD_TYPE": settings.build_type, "CMAKE_DISABLE_PRECOMPILE_HEADERS": "ON", "CMAKE_CXX_FLAGS_RELEASE": ""}
        if hasattr(r, "package_folder"):
            values |= {"CMAKE_INSTALL_PREFIX": r.package_folder, "CMAKE_INSTALL_LIBDIR": "lib", "CMAKE_INSTALL_BINDIR": "bin"}
        subprocess.run(["cmake", "-S", r.source_folder, "-B", r.build_folder, "-G", "Unix Makefiles", *(f"-D{n}={v}" for n, v in values.items())],
                       check=True)
        if values.get("ENTENTE_IO") == "ON":
            subprocess.run(["bash", project / "tests/house/borrow.sh", r.source_folder, build_dir, r.build_folder], check=True)

    def build(self):
        subprocess.run(["cmake", "--build", self.recipe.build_folder, "--", "-j2", "--silent"], check=True)

    def install(self):
        subprocess.run(["cmake", "--install", self.recipe.build_folder], check=True, stdout=subprocess.DEVNULL)


def copy(recipe, pattern, src, dst):
    src = pathlib.Path(src)
    files = [f for f in (src.rglob("*") if "*" in pattern else [src / pattern]) if f.is_file() and fnmatch.fnmatch(str(f.relative_to(src)), pattern)]
    assert files, f"nothing is copied for {pattern}"
    for file in files:
        to = pathlib.Path(dst) / file.relative_to(src)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, to)


def check_min_cppstd(recipe, standard):
    assert standard <= 20, "the profile has C++20"


def module(name, **members):
    sys.modules[name] = types.ModuleType(name)
    vars(sys.modules[name]).update(members)


module("conan", ConanFile=ConanFile)
module("conan.errors", ConanInvalidConfiguration=type("ConanInvalidConfiguration", (Exception,), {}))
module("conan.tools")
module("conan.tools.build", check_min_cppstd=check_min_cppstd, can_run=lambda recipe: True)
module("conan.tools.cmake", CMake=CMake, CMakeDeps=CMakeDeps, CMakeToolchain=CMakeToolchain, cmake_layout=lambda recipe: None)
module("conan.tools.files", copy=copy, load=lambda recipe, path: pathlib.Path(path).read_text("utf-8"), rmdir=lambda recipe, path: shutil.rmtree(path, True))
module("conan.tools.scm", Version=version)


def load_recipe(folder):
    spec = importlib.util.spec_from_file_location(folder.name, folder / "conanfile.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return next(c for c in vars(loaded).values() if isinstance(c, type) and issubclass(c, ConanFile) and c is not ConanFile)(folder)


def generated_config(recipe, folder):
    """The config of a package that CMakeDeps writes: a target for each component, and one for all."""
    info = recipe.cpp_info
    used = {r.split("::")[0] for c in info.components.values() for r in c.requires if "::" in r}
    assert used == set(recipe.required), f"required are {sorted(recipe.required)}, components name {sorted(used)}"
    # of what Debian has no config of our own find modules know
    lines = ["include(CMakeFindDependencyMacro)", f"list(APPEND CMAKE_MODULE_PATH {project}/cmake)"]
    for name, c in info.components.items():
        outside = [system[r] for r in c.requires if "::" in r]
        inside = [info.components[r].properties["cmake_target_name"] for r in c.requires if "::" not in r]
        lines += [f"find_dependency({package})" for package, _ in outside]
        target = c.properties["cmake_target_name"]
        files = []
        for lib in c.libs:
            there = [p for d in c.libdirs for p in pathlib.Path(recipe.package_folder, d).glob(f"lib{lib}.*")]
            assert there, f"the package has no library {lib}"
            files.append(str(there[0]))
        links = [*files, *inside, *(t for _, t in outside), *c.system_libs]
        lines += [
            f"add_library({target} INTERFACE IMPORTED)",
            f"target_include_directories({target} INTERFACE {' '.join(os.path.join(recipe.package_folder, d) for d in c.includedirs)})",
            f"target_compile_definitions({target} INTERFACE {' '.join(c.defines)})",
            f"target_link_libraries({target} INTERFACE {' '.join(links)})",
        ]
    everything = " ".join(c.properties["cmake_target_name"] for c in info.components.values())
    lines += [f"add_library({info.properties['cmake_target_name']} INTERFACE IMPORTED)",
              f"target_link_libraries({info.properties['cmake_target_name']} INTERFACE {everything})"]
    (folder / f"{info.properties['cmake_file_name']}-config.cmake").write_text("\n".join(lines) + "\n")


def create():
    recipe = load_recipe(recipe_folder)
    recipe.set_version()
    recipe.export_sources_folder = str(scratch / "source")
    recipe.export_sources()
    recipe.configure()
    recipe.layout()
    recipe.requirements()
    recipe.validate()
    recipe.source_folder, recipe.build_folder, recipe.package_folder = (str(scratch / f) for f in ("source", "build", "package"))
    recipe.generate()
    recipe.build()
    recipe.package()
    recipe.package_info()
    (scratch / "generators").mkdir()
    generated_config(recipe, scratch / "generators")

    test = load_recipe(recipe_folder / "test_package")
    test.tested_reference_str = f"{recipe.name}/{recipe.version}"
    test.requirements()
    test.layout()
    test.source_folder, test.build_folder = str(recipe_folder / "test_package"), str(scratch / "test")
    test.cache = {"entente_DIR": str(scratch / "generators")}
    test.build()
    test.test()
    return recipe


print(f"{create().package_folder} is packed")
