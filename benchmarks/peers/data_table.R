# Answers the five questions of benchmarks/size/questions.hpp by data.table, on one thread: reads the tables of a folder, and then
# questions, line by line. See benchmarks/size/peer.hpp for what it says. Usage: Rscript data_table.R FOLDER
# SPDX-License-Identifier: MIT
suppressPackageStartupMessages(library(data.table))
setDTthreads(1)
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name, ...) fread(file.path(folder, paste0(name, ".csv")), ...)
seconds_of <- function(work) {
  begin <- proc.time()
  force(work)
  sum((proc.time() - begin)[1:2]) # of the processor
}

# once: a call for each of its sides, sorted by leader, and again by country; contacts sorted by pair
arrange <- function(events) {
  terms <<- read("terms")
  country <- read("countries")
  number <- function(code) country$number[match(code, country$code)]
  leader <- function(id) { # every name once
    known <- unique(id)
    as.integer(substring(known, 8))[match(id, known)]
  }
  plain <- events[, .(is_call = kind == "call", at = as.integer(start), year = year(start),
    leader1 = leader(leader1), party1 = number(party1), leader2 = leader(leader2), party2 = number(party2))]
  calls <<- plain[is_call == TRUE, .(leader = c(leader1, leader2), at = c(at, at), other = c(party2, party1))]
  setkey(calls, leader, at, other)
  calls_with <<- setkey(copy(calls), other, leader, at)
  contacts <<- plain[, .(one = pmin(party1, party2), other = pmax(party1, party2), at)]
  setkey(contacts, one, other, at)
  calls_by_year <<- plain[is_call == TRUE, .(one = pmin(party1, party2), other = pmax(party1, party2), year)]
  setkey(calls_by_year, one, other, year)
}

# joins roll to the nearest time; the keys make each a binary search
questions <- list(
  Q1 = function() {
    first <- calls[terms[, .(term, leader, left_office, after = elected + 1L)],
      .(term, leader, at = x.at, left_office), on = .(leader, at = after), roll = -Inf, mult = "first"]
    unique(calls[first[at <= left_office], .(term, at = x.at, other), on = .(leader, at)])
  },
  Q2 = function() {
    asked <- terms[leader %in% leaders$leader, .(term, leader, took_office, left_office)]
    inside <- calls[.(leaders$leader)][asked, .(term, at = x.at, other), on = .(leader, at > took_office, at <= left_office), nomatch = NULL]
    unique(inside, by = c("term", "other"))[order(term, at, other)][rowid(term) <= 10]
  },
  Q3 = function() contacts[points, .(fcoalesce(x.at, 0L)), on = .(one, other, at = last), roll = Inf, mult = "last"],
  Q4 = function() calls_by_year[, .N, keyby = .(one, other, year)],
  # the third contact that follows a second one soonest, the second one that has such and follows a first one soonest
  Q5 = function(whom) {
    longest <- 8640000L
    with <- function(n) calls_with[.(n), .(leader, at, after = at + 1L), nomatch = NULL]
    b <- with(whom[3])[with(whom[2]), .(leader, b = i.at, c = x.at, at = i.at), on = .(leader, at = after), roll = -Inf, mult = "first"]
    b <- b[c - b <= longest]
    a <- b[with(whom[1]), .(leader, a = i.at, b, c, at = i.at), on = .(leader, at = after), roll = -Inf, mult = "first"]
    a <- a[b - a <= longest]
    a[terms, .(term, a, b, c, left_office), on = .(leader, at > elected, at <= left_office), nomatch = NULL][
      c <= left_office, .(term, a, b, c)] |> unique(by = "term") # the first of each
  }
)
given <- list(
  Q2 = function() leaders <<- read("leaders"),
  Q3 = function() points <<- read("points")[, last := before - 1L]
)

events <- terms <- calls <- calls_with <- contacts <- calls_by_year <- leaders <- points <- NULL
reading <- seconds_of(events <- read("events", tz = "UTC"))
arranging <- seconds_of(arrange(events))
rm(events)
invisible(gc())
cat(reading, arranging, sum(sapply(list(calls, calls_with, contacts, calls_by_year), object.size)), "\n")

asked <- file("stdin", "r")
while (length(line <- readLines(asked, 1))) {
  words <- strsplit(line, " ")[[1]]
  if (!is.null(given[[words[1]]])) given[[words[1]]]()
  answer <- NULL
  seconds <- seconds_of(answer <- do.call(questions[[words[1]]], if (length(words) > 1) list(as.integer(words[-1])) else list()))
  cat(format(seconds, digits = 9), nrow(answer) * ncol(answer), "\n")
  fwrite(answer, "", sep = " ", col.names = FALSE)
}
