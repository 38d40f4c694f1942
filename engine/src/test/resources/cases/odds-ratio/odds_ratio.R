# Conditional odds ratio with its exact interval, roots to rounding. Base R only.
# Usage: Rscript odds_ratio.R ; reads tables2x2.csv (a,b,c,d: with and without the outcome in the arm, then in the control); writes expected/
# fisher.test solves the same equations with uniroot's default tolerance, 1.2e-4 of the ratio or of its inverse; here to 1e-13 of the logarithm.
t2 <- read.csv("tables2x2.csv"); o <- NULL; dir.create("expected", showWarnings=FALSE)
root <- function(f) exp(uniroot(f, c(-40, 40), tol=1e-13, maxiter=10000)$root)
num <- function(x) trimws(formatC(x, digits=13, format="g"))
for (i in seq_len(nrow(t2))) { r <- t2[i,]; n <- r$a+r$b; m <- r$c+r$d; k <- r$a+r$c; lo <- max(0,k-m); hi <- min(k,n); s <- lo:hi
  logdc <- dhyper(s, n, m, k, log=TRUE); d <- function(l) { z <- logdc + l*s; z <- exp(z-max(z)); z/sum(z) }
  est <- if (r$a==lo) 0 else if (r$a==hi) Inf else root(function(l) sum(s*d(l)) - r$a)
  lcl <- if (r$a==lo) 0 else root(function(l) sum(d(l)[s>=r$a]) - .025)
  ucl <- if (r$a==hi) Inf else root(function(l) .025 - sum(d(l)[s<=r$a]))
  o <- rbind(o, data.frame(id=r$id, or=num(est), lcl=num(lcl), ucl=num(ucl))) }
write.csv(o, "expected/odds_ratio.csv", row.names=FALSE, quote=FALSE); writeLines(R.version.string, "expected/versions.txt")
