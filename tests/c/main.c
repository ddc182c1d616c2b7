/* The interface for C, used from C: what it answers, what it refuses, and that nothing else happens.
   Usage: entente_c_tests DATA
   SPDX-License-Identifier: MIT */
#include <entente/entente.h>

#include <stdio.h>
#include <string.h>

static int failed = 0;

static void check(int holds, const char *what, const char *seen)
{
    if (holds) return;
    printf("not so: %s: %s\n", what, seen == NULL ? "NULL" : seen);
    failed = 1;
}

static void answers(const entente_world *world, const char *question, const char *part)
{
    char *problem = NULL;
    char *answer = entente_ask(world, question, &problem);
    check(answer != NULL && strstr(answer, part) != NULL, part, answer);
    check(problem == NULL, "no problem", problem);
    entente_free(answer);
    entente_free(problem);
}

static void refuses(const entente_world *world, const char *question, const char *part)
{
    char *problem = NULL;
    char *answer = entente_ask(world, question, &problem);
    check(answer == NULL, "no answer", answer);
    check(problem != NULL && strstr(problem, part) != NULL, part, problem);
    entente_free(answer);
    entente_free(problem);
    answer = entente_ask(world, question, NULL); /* who does not want to know why need not */
    check(answer == NULL, "no answer", answer);
    entente_free(answer);
}

static void cannot_open(entente_world *(*open)(const char *, char **), const char *what, const char *part)
{
    char *problem = NULL;
    entente_world *world = open(what, &problem);
    check(world == NULL && problem != NULL && strstr(problem, part) != NULL, part, problem);
    entente_free(problem);
    entente_close(world);
}

int main(int argc, char **argv)
{
    char *problem = NULL;
    entente_world *world;
    if (argc < 2) return 2;
    check(strchr(entente_version(), '.') != NULL, "a version", entente_version());

    world = entente_open(argv[1], &problem);
    check(world != NULL && problem == NULL, "the shipped data are read", problem);
    entente_free(problem);
    if (world == NULL) return 1;
    answers(world, "which country did Moon Jae-in call first after election", "\"Moon Jae-in: USA, certain among ");
    answers(world, "which country did Moon Jae-in call first after election", "\"verdict\": \"certain\"");
    answers(world, "was Japan the first country Yoon called", "\"rows\": [");
    refuses(world, "which country did Lee call first", "lee-myung-bak");
    refuses(world, "what is the weather", "^");
    refuses(world, "", "question");
    refuses(world, NULL, "NULL");
    refuses(NULL, "who", "NULL");
    entente_close(world);

    world = entente_read("{\"format\": \"entente/1\", \"leaders\": [{\"id\": \"a\", \"name\": \"Ada\"}],"
                         "\"events\": [{\"id\": \"e\", \"kind\": \"call\", \"participants\": [{\"leader\": \"a\", \"party\": \"KOR\"}, {\"party\": \"FRA\"}],"
                         "\"reports\": [{\"status\": \"held\", \"time\": \"2025-06-06\"}]}]}",
                         &problem);
    check(world != NULL, "a text is read", problem);
    entente_free(problem);
    answers(world, "whom did Ada call first", "Ada: FRA");
    entente_close(world);

    cannot_open(entente_open, "no such file", "cannot read");
    cannot_open(entente_open, NULL, "NULL");
    cannot_open(entente_read, "{\"format\": ", "syntax");
    cannot_open(entente_read, NULL, "NULL");
    entente_free(NULL);
    entente_close(NULL);
    return failed;
}
