# Makes the reference values that come from R.
#
#     Rscript make_reference.R FOLDER
#
# Reads the data of some files that the Python scripts make in FOLDER and writes the results of R's packages beside them,
# with their versions. Numbers are written with all their digits.

suppressPackageStartupMessages({
  library(jsonlite)
  library(coin)
})

folder <- commandArgs(trailingOnly = TRUE)[1]

read_cases <- function(name) {
  fromJSON(file.path(folder, paste0(name, ".json")), simplifyDataFrame = FALSE)$cases
}

write_cases <- function(name, cases, packages) {
  versions <- lapply(setNames(packages, packages), function(p) as.character(packageVersion(p)))
  tools <- c(list(R = paste(R.version$major, R.version$minor, sep = ".")), versions)
  text <- toJSON(list(tools = tools, cases = cases), auto_unbox = TRUE, digits = I(17), null = "null")
  writeLines(text, file.path(folder, paste0(name, ".json")))
}

van_elteren <- function(case) {
  data <- data.frame(
    y = case$values,
    group = factor(ifelse(case$inFirst, "first", "second"), levels = c("first", "second")),
    block = factor(case$stratum)
  )
  # coin wants at least two rows a block; a single row contributes nothing.
  data <- droplevels(data[ave(data$y, data$block, FUN = length) > 1, ])
  scores <- function(d) trafo(d, numeric_trafo = function(y) rank(y) / (length(y) + 1), block = data$block)
  test <- independence_test(y ~ group | block, data = data, ytrafo = scores)
  list(z = as.numeric(statistic(test)), p = as.numeric(pvalue(test)))
}

write_cases("van-elteren", lapply(read_cases("stratified-cliff"), van_elteren), "coin")
