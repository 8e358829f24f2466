# Makes the reference values that come from R.
#
#     Rscript make_reference.R FOLDER
#
# Reads the data of some files that the Python scripts make in FOLDER and writes the results of R's packages beside them,
# with their versions. Numbers are written with all their digits.

suppressPackageStartupMessages({
  library(jsonlite)
  library(boot)
  library(clubSandwich)
  library(coin)
  library(pROC)
  library(pwr)
  library(sandwich)
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

# Adjusted p-values.

set.seed(1)
p_adjusted <- lapply(list(runif(12)^3, c(.01, .01, .04, .03, .005, 1, 0), .6, round(runif(40)^4, 2)), function(p) {
  list(
    p = I(p), holm = I(p.adjust(p, "holm")), hochberg = I(p.adjust(p, "BH")), yekutieli = I(p.adjust(p, "BY"))
  )
})
write_cases("p-adjust", p_adjusted, "stats")

# BCa intervals over documents, with boot's index matrix.

bca <- function(documents, replicates, level, statistic) {
  size <- 3 + rpois(documents, 4)
  document <- rep(seq_len(documents), size)
  x <- round(rnorm(length(document)) + rnorm(documents)[document], 3)
  y <- round(exp(0.5 * x + rnorm(length(document))), 3)
  rows <- split(seq_along(document), document)
  of_documents <- function(d, index) {
    r <- unlist(rows[index])
    statistic(x[r], y[r])
  }
  b <- boot(seq_len(documents), of_documents, R = replicates)
  influence <- empinf(b, type = "jack")
  ci <- boot.ci(b, conf = 1 - level, type = "bca", L = influence)
  z0 <- qnorm(mean(b$t < b$t0))
  list(
    x = x, y = y, document = document - 1, documents = documents, level = level, estimate = b$t0,
    draws = boot.array(b, indices = TRUE) - 1, low = ci$bca[4], high = ci$bca[5], biasCorrection = z0,
    acceleration = sum(influence^3) / (6 * sum(influence^2)^1.5)
  )
}
set.seed(2)
write_cases("bca", list(
  bca(20, 999, .05, function(x, y) cor(x, y)),
  bca(35, 499, .1, function(x, y) mean(y) / sd(y)),
  bca(12, 199, .2, function(x, y) cor(x, y, method = "spearman"))
), "boot")

# Regression over clusters.

regression <- function(clusters, size, dummy = FALSE) {
  cluster <- rep(seq_len(clusters), 1 + rpois(clusters, size))
  n <- length(cluster)
  data <- data.frame(
    x = round(rnorm(n) + rnorm(clusters)[cluster], 3),
    z = round(runif(n), 3),
    g = if (dummy) as.numeric(cluster == 3) else rbinom(clusters, 1, .4)[cluster]
  )
  data$y <- round(1 + .3 * data$x - .5 * data$z + rnorm(n) + .7 * rnorm(clusters)[cluster], 3)
  fit <- lm(y ~ x + z + g, data)
  cr1 <- vcovCL(fit, cluster = cluster, type = "HC1")
  cr2 <- vcovCR(fit, cluster = cluster, type = "CR2")
  tests <- coef_test(fit, vcov = cr2, test = "Satterthwaite")
  stata <- vcovCR(fit, cluster = cluster, type = "CR1S")
  stopifnot(max(abs(stata - cr1)) < 1e-10)
  naive <- coef_test(fit, vcov = stata, test = "naive-t")
  contrasts <- rbind(c(0, 1, 0, 0), c(0, 0, 1, 1))
  wald <- function(v, test) {
    w <- Wald_test(fit, constraints = contrasts, vcov = v, test = test)
    list(f = w$Fstat, numerator = w$df_num, denominator = w$df_denom, p = w$p_val)
  }
  list(
    design = model.matrix(fit)[, ], y = data$y, cluster = cluster - 1, clusters = clusters,
    coefficients = coef(fit), cr1 = cr1[, ], cr2 = as.matrix(cr2)[, ], cr1P = naive$p_t,
    cr2Df = tests$df, cr2P = tests$p_Satt, contrasts = contrasts,
    waldCr1 = wald(stata, "Naive-F"), waldCr2 = wald(cr2, "HTZ")
  )
}
set.seed(3)
determined <- function() {
  # A dummy that is 1 in one cluster only: its residuals are 0 and I - H is singular there.
  regression(10, 4, dummy = TRUE)
}
unnamed <- function(case) lapply(case, function(v) if (is.numeric(v)) unname(v) else v)
write_cases("regression", lapply(list(c(8, 6), c(30, 5), c(12, 1)), function(k) unnamed(regression(k[1], k[2]))),
            c("sandwich", "clubSandwich"))
write_cases("regression-determined", list(unnamed(determined())), c("sandwich", "clubSandwich"))

# Two-way clustering of a mean: the three variances and their combination.

set.seed(4)
two_way <- lapply(list(c(12, 25, 200), c(40, 9, 500)), function(k) {
  document <- sample(k[1], k[3], TRUE)
  type <- pmin(k[2], 1 + rgeom(k[3], .15))
  y <- round(rnorm(k[3]) + rnorm(k[1])[document] + .5 * rnorm(k[2])[type], 3)
  fit <- lm(y ~ 1)
  variance <- function(...) as.numeric(vcovCL(fit, ..., type = "HC0", cadjust = TRUE))
  list(
    y = y, document = document - 1, documents = k[1], token = type - 1, types = k[2], mean = mean(y),
    byDocument = variance(cluster = document), byType = variance(cluster = type),
    byCell = variance(cluster = interaction(document, type, drop = TRUE)),
    combined = variance(cluster = data.frame(document, type), multi0 = FALSE)
  )
})
write_cases("two-way-sandwich", two_way, "sandwich")

# DeLong's standard error.

delong <- function(case) {
  curve <- roc(case$inFirst, case$values, direction = "<", levels = c(FALSE, TRUE), quiet = TRUE)
  list(auc = as.numeric(auc(curve)), error = sqrt(var(curve, method = "delong")))
}
write_cases("delong", lapply(read_cases("auc"), delong), "pROC")

# Power.

power_cases <- list()
for (level in c(.05, .01 / 36)) {
  for (effect in c(.05, .1, .4)) {
    for (n in c(30, 400, 5000)) {
      noether <- function(n, share) effect / 2 * sqrt(12 * share * (1 - share) * n)
      two_sided <- function(shift) pnorm(shift - qnorm(1 - level / 2)) + pnorm(-shift - qnorm(1 - level / 2))
      power_cases[[length(power_cases) + 1]] <- list(
        level = level, effect = effect, n = n,
        correlation = pwr.r.test(n = n, r = effect, sig.level = level)$power,
        mean = pwr.norm.test(d = effect, n = n, sig.level = level)$power,
        proportion = pwr.p.test(h = ES.h(.5 + effect, .5), n = n, sig.level = level)$power,
        proportions = pwr.2p.test(h = ES.h(.3 + effect, .3), n = n, sig.level = level)$power,
        cliff = two_sided(noether(n, .6))
      )
    }
  }
}
write_cases("power", power_cases, c("pwr", "stats"))

# Sample sizes: uniroot at its finest, or the closed form.
# pwr solves with uniroot's coarse default, so its power function is solved here to full precision.

solve_n <- function(power_of, power) {
  uniroot(function(n) power_of(n) - power, c(5, 1e9), tol = 1e-9, maxiter = 10000)$root
}
size_cases <- list()
for (power in c(.8, .9)) {
  for (effect in c(.06, .3)) {
    level <- .01
    z <- qnorm(1 - level / 2) + qnorm(power)
    size_cases[[length(size_cases) + 1]] <- list(
      level = level, effect = effect, power = power,
      correlation = solve_n(function(n) pwr.r.test(n = n, r = effect, sig.level = level)$power, power),
      mean = solve_n(function(n) pwr.norm.test(d = effect, n = n, sig.level = level)$power, power),
      proportion = solve_n(function(n) pwr.p.test(h = ES.h(.5 + effect, .5), n = n, sig.level = level)$power, power),
      proportions = solve_n(function(n) pwr.2p.test(h = ES.h(.3 + effect, .3), n = n, sig.level = level)$power, power),
      cliff = z^2 / (12 * .6 * .4 * (effect / 2)^2)
    )
  }
}
write_cases("sample-size", size_cases, c("pwr", "stats"))

# Tails in logarithms.

normal <- lapply(c(-40, -9, -1, 0, .5, 3, 8, 37, 38.6, 40, 200, 1e4, 1e8), function(z) {
  list(z = z, log = pnorm(z, lower.tail = FALSE, log.p = TRUE))
})
student <- list()
chi <- list()
fisher <- list()
for (df in c(1, 2.5, 5, 29, 400, 1e4)) {
  for (t in c(-3, 0, 1, 6, 40, 300, 1e5, 1e80)) {
    student[[length(student) + 1]] <- list(t = t, df = df, log = pt(t, df, lower.tail = FALSE, log.p = TRUE))
  }
  for (x in c(.1, 1, 10, 300, 1300, 2000, 3e4, 1e7)) {
    chi[[length(chi) + 1]] <- list(x = x, df = df, log = pchisq(x, df, lower.tail = FALSE, log.p = TRUE))
  }
  for (numerator in c(1, 3, 10.5)) {
    for (f in c(.2, 1, 4, 50, 1e4, 1e9, 1e100)) {
      fisher[[length(fisher) + 1]] <- list(
        f = f, numerator = numerator, denominator = df, log = pf(f, numerator, df, lower.tail = FALSE, log.p = TRUE)
      )
    }
  }
}
# Where the terms of the continued fractions matter.
for (x in c(16000, 17000, 30000)) {
  chi[[length(chi) + 1]] <- list(x = x, df = 1e4, log = pchisq(x, 1e4, lower.tail = FALSE, log.p = TRUE))
}
for (f in c(4, 8, 30)) {
  fisher[[length(fisher) + 1]] <- list(
    f = f, numerator = 3000, denominator = 1000, log = pf(f, 3000, 1000, lower.tail = FALSE, log.p = TRUE)
  )
}
write_cases("log-normal", normal, "stats")
write_cases("log-t", student, "stats")
write_cases("log-chi-squared", chi, "stats")
write_cases("log-f", fisher, "stats")
