# Takes those files out of a list that are not there yet.
# SPDX-License-Identifier: MIT
function(entente_present list)
  foreach(file IN LISTS ${list})
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
      list(APPEND there ${file})
    else()
      message(STATUS "not there yet: ${file}")
    endif()
  endforeach()
  set(${list} ${there} PARENT_SCOPE)
endfunction()
