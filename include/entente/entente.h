/* Questions in words, for C and for whatever calls C.
   SPDX-License-Identifier: MIT

   Texts are UTF-8 and end with a zero. Whatever is returned as `char *` is the caller's, to be given back to `entente_free`. A function that
   fails returns NULL and, where `problem` is not NULL, writes into it what is wrong, a line each, as the command `entente` says it; one that
   succeeds writes NULL. No C++ exception leaves any of these functions. docs/c.md has examples in C and Python. */
#ifndef ENTENTE_ENTENTE_H
#define ENTENTE_ENTENTE_H

#if defined(__GNUC__)
#define ENTENTE_C_INTERFACE __attribute__((visibility("default")))
#else
#define ENTENTE_C_INTERFACE
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Facts that can be asked. Never changes: any number of threads may ask one at the same time. */
typedef struct entente_world entente_world;

/** "0.1.0" */
ENTENTE_C_INTERFACE const char *entente_version(void);

/** The facts of a file in the format entente/1, or of all such files in a folder. Complexity: n log n in the facts. */
ENTENTE_C_INTERFACE entente_world *entente_open(const char *path, char **problem);

/** The same of a text in that format. */
ENTENTE_C_INTERFACE entente_world *entente_read(const char *text, char **problem);

/** Answers a question of docs/language.md, such as "which country did each president of South Korea call first after election", by a JSON
   object: "verdict", which is "certain", "possible" or "none"; "lines", the answer as it is told; "rows", an object for each row with its
   cells by their columns, all of them texts; "why", what decides it; "notes", how words were read that could be meant otherwise. */
ENTENTE_C_INTERFACE char *entente_ask(const entente_world *world, const char *question, char **problem);

/** Gives back a text. NULL is let pass. */
ENTENTE_C_INTERFACE void entente_free(char *text);

/** Gives back facts that nobody asks any more. NULL is let pass. */
ENTENTE_C_INTERFACE void entente_close(entente_world *world);

#ifdef __cplusplus
}
#endif

#endif
