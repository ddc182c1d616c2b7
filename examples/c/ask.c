/* Asks a question of a file of facts. Usage: ask DATA QUESTION
   SPDX-License-Identifier: MIT */
// [ask]
#include <entente/entente.h>

#include <stdio.h>

int main(int argc, char **argv)
{
    char *problem = NULL, *answer = NULL;
    entente_world *world = argc == 3 ? entente_open(argv[1], &problem) : NULL;
    if (world != NULL) answer = entente_ask(world, argv[2], &problem);
    if (answer != NULL) puts(answer);
    else fprintf(stderr, "%s\n", problem != NULL ? problem : "usage: ask DATA QUESTION");
    int const failed = answer == NULL;
    entente_free(answer);
    entente_free(problem);
    entente_close(world);
    return failed;
}
// [ask]
