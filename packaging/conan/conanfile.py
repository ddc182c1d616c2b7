"""The recipe of entente, for Conan 2, over the sources that it lies among: conan create packaging/conan --build=missing"""
# SPDX-License-Identifier: MIT
import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir
from conan.tools.scm import Version

required_conan_version = ">=2.1"


class EntenteRecipe(ConanFile):
    name = "entente"
    description = "Diplomatic-event timelines: what happened, in what order, on whose word, and how sure that is"
    license = "MIT AND LGPL-2.1-or-later AND Unicode-3.0"
    topics = ("diplomacy", "event-data", "timeline", "temporal-reasoning")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {
        "shared": [True, False],
        "fPIC": [True, False],
        "io": [True, False],  # the compiled part
        "store": [True, False],  # in it, the store in SQLite
        "xml": [True, False],  # in it, the readers of XML
    }
    default_options = {
        "shared": False,
        "fPIC": True,
        "io": True,
        "store": True,
        "xml": True,
        "boost/*:header_only": True,
    }

    def set_version(self):
        text = load(self, os.path.join(self.recipe_folder, "..", "..", "include", "entente", "version.hpp"))
        self.version = re.search(r'version = "([^"]+)"', text)[1]

    def export_sources(self):
        project = os.path.join(self.recipe_folder, "..", "..")
        for file in ("CMakeLists.txt", "LICENSE", "README.md", "CHANGELOG.md", "CITATION.cff"):
            copy(self, file, project, self.export_sources_folder)
        for folder in ("cmake", "data", "docs", "include", "src", os.path.join("packaging", "debian")):
            copy(self, "*", os.path.join(project, folder), os.path.join(self.export_sources_folder, folder))

    def configure(self):
        if self.options.shared:
            self.options.rm_safe("fPIC")
        if not self.options.io:
            self.options.rm_safe("store")
            self.options.rm_safe("xml")

    def layout(self):
        self.folders.root = os.path.join("..", "..")
        cmake_layout(self)

    def requirements(self):
        self.requires("boost/[>=1.74 <2]", transitive_headers=True)
        self.requires("fmt/[>=9 <13]", transitive_headers=True, transitive_libs=True)
        if self.options.io:
            self.requires("cctz/[>=2.3 <3]")
            self.requires("rapidjson/cci.20230929", visible=False)  # of which nothing is seen outside
            self.requires("utf8proc/[>=2.8 <3]")
        if self.options.get_safe("store"):
            self.requires("sqlite3/[>=3.37 <4]")
        if self.options.get_safe("xml"):
            self.requires("pugixml/[>=1.13 <2]")

    def package_id(self):
        if not self.info.options.io:
            self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)
        oldest = {"gcc": "12", "clang": "16"}.get(str(self.settings.compiler))
        if oldest and Version(self.settings.compiler.version) < oldest:
            raise ConanInvalidConfiguration(f"entente needs {self.settings.compiler} {oldest} or newer")
        if self.settings.os == "Windows":
            raise ConanInvalidConfiguration("entente is not built on Windows")

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["ENTENTE_IO"] = bool(self.options.io)
        toolchain.cache_variables["ENTENTE_STORE"] = bool(self.options.get_safe("store", False))
        toolchain.cache_variables["ENTENTE_XML"] = bool(self.options.get_safe("xml", False))
        for part in ("COMMAND", "EXAMPLES", "TESTS"):
            toolchain.cache_variables[f"ENTENTE_BUILD_{part}"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "copyright", os.path.join(self.source_folder, "packaging", "debian"), os.path.join(self.package_folder, "licenses"))
        for folder in (os.path.join("lib", "cmake"), os.path.join("lib", "pkgconfig"), os.path.join("share", "doc")):  # Conan writes its own
            rmdir(self, os.path.join(self.package_folder, folder))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "entente")
        self.cpp_info.set_property("cmake_target_name", "entente::entente")
        self.cpp_info.set_property("pkg_config_name", "entente")
        core = self.cpp_info.components["core"]
        core.set_property("cmake_target_name", "entente::core")
        core.libdirs = []
        core.bindirs = []
        core.requires = ["boost::headers", "fmt::fmt"]
        if not self.options.io:
            return

        io = self.cpp_info.components["io"]
        io.set_property("cmake_target_name", "entente::io")
        io.libs = ["entente_io"]
        io.defines = ["ENTENTE_COMPILED"]
        io.requires = ["core", "cctz::cctz", "utf8proc::utf8proc"]
        if self.options.store:
            io.requires.append("sqlite3::sqlite3")
        if self.options.xml:
            io.requires.append("pugixml::pugixml")
        if self.settings.os in ("Linux", "FreeBSD"):
            io.system_libs = ["pthread"]
