# Reference probabilities that the R tables lack: samplers where they reject, and log-probabilities at large counts.
# Usage: python3 large.py (in this folder; mpmath only); writes expected/large_cells.csv and expected/large_log_pmf.csv
import os
from mpmath import mp, mpf, log, loggamma, exp, floor, sqrt
mp.dps = 60

def log_poisson(k, m):
    return k * log(m) - m - loggamma(k + 1)

def log_binomial(k, n, p):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(p) + (n - k) * log(1 - p)

def text(x):
    return mp.nstr(x, 17, min_fixed=-5, max_fixed=20)

def exact(p):  # a probability or mean as the double that the engine will read
    return mpf(float(p))

os.makedirs("expected", exist_ok=True)
with open("expected/large_cells.csv", "w") as out:
    out.write("dist,a,b,cell,prob\n")
    for dist, a, b in [("pois", "10", "NA"), ("pois", "12.7", "NA"), ("pois", "300", "NA"),
                       ("binom", "40", "0.5"), ("binom", "40", "0.7"), ("binom", "1000", "0.011"), ("binom", "1000", "0.4")]:
        if dist == "pois":
            pmf = lambda k: exp(log_poisson(k, exact(a)))
            last, mean = 2000, float(a)
        else:
            pmf = lambda k: exp(log_binomial(k, int(a), exact(b)))
            last, mean = int(a), int(a) * float(b)
        probs = [pmf(k) for k in range(last + 1)]
        kept = [k for k, q in enumerate(probs) if q * 100000 >= 10]
        low, high = min(kept), max(kept)
        for k in range(low, high + 1):
            q, name = probs[k], str(k)
            if k == low: q, name = sum(probs[:k + 1]), "<=%d" % k
            if k == high: q, name = 1 - sum(probs[:k]), ">=%d" % k
            out.write("%s,%s,%s,%s,%s\n" % (dist, a, b, name, text(q)))

with open("expected/large_log_pmf.csv", "w") as out:
    out.write("dist,a,b,x,log_pmf\n")
    for a in ["1", "10", "1000", "1e6", "1e9", "1e12", "1e15"]:
        m = int(float(a))
        for z in [-6, -1, 0, 2, 7]:
            k = max(0, int(m + z * sqrt(m)))
            out.write("pois,%d,NA,%d,%s\n" % (m, k, text(log_poisson(k, mpf(m)))))
    for n, p in [(1, "0.25"), (30, "0.5"), (1000, "0.02"), (10**6, "0.4"), (10**9, "1e-6"), (10**12, "0.3"), (10**12, "1e-10"), (10**15, "0.5")]:
        q = exact(p)
        for z in [-6, -1, 0, 2, 7]:
            k = min(n, max(0, int(n * q + z * sqrt(n * q * (1 - q)))))
            out.write("binom,%d,%s,%d,%s\n" % (n, p, k, text(log_binomial(k, n, q))))
