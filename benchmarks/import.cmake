# Reading event data, beside a bare loop and SQLite.
# SPDX-License-Identifier: MIT
add_executable(entente_import_benchmark ${CMAKE_CURRENT_LIST_DIR}/import.cpp)
target_link_libraries(entente_import_benchmark PRIVATE entente::entente)
set_target_properties(entente_import_benchmark PROPERTIES CXX_EXTENSIONS OFF)
