# Proportional-hazards checks (cox.zph) and Cox regression with Firth's correction. Base R + survival only: the penalised
# likelihood is coxph's partial likelihood and information at fixed coefficients, climbed by nlminb.
# Usage: Rscript cox_checks.R ; reads ../survival/input/*.csv and sparse.csv here; writes expected/
suppressMessages(library(survival)); options(digits=17); dir.create("expected", showWarnings=FALSE)
num <- function(x) trimws(formatC(x, digits=13, format="g"))
z <- NULL
for (ds in c("tied","mouse_clearance")) { d <- read.csv(sprintf("../survival/input/%s.csv",ds)); d$group <- factor(d$group)
  X <- model.matrix(~group,d)[,-1,drop=FALSE]; colnames(X) <- levels(d$group)[-1]
  for (m in c("group","full","stratified")) { if (m!="group" && ds=="tied") next
    Y <- if (m=="full") cbind(X, x_vol0=d$x_vol0) else X
    f <- if (m=="stratified") coxph(Surv(time,status)~Y+strata(stratum),data=d,eps=1e-12) else coxph(Surv(time,status)~Y,data=d,eps=1e-12)
    # one term per column
    fm <- as.formula(paste("Surv(time,status)~", paste(sprintf("Y[,%d]",seq_len(ncol(Y))),collapse="+"), if (m=="stratified") "+strata(stratum)" else ""))
    t <- cox.zph(coxph(fm,data=d,control=coxph.control(eps=1e-12)),transform="km",global=TRUE)$table
    z <- rbind(z, data.frame(data=ds,model=m,term=if (ncol(Y)==1) colnames(Y) else c(colnames(Y),"GLOBAL"),chisq=num(t[seq_len(if (ncol(Y)==1) 1 else ncol(Y)+1),1]),df=t[seq_len(if (ncol(Y)==1) 1 else ncol(Y)+1),2],p=num(t[seq_len(if (ncol(Y)==1) 1 else ncol(Y)+1),3]))) } }
write.csv(z,"expected/zph.csv",row.names=FALSE,quote=FALSE)
d <- read.csv("sparse.csv"); X <- cbind(A=as.numeric(d$group=="A"),B=as.numeric(d$group=="B"))
pl <- function(b) { f <- coxph(Surv(d$time,d$status)~X,init=b,control=coxph.control(iter.max=0)); f$loglik[1]+.5*as.numeric(determinant(solve(f$var))$modulus) }
quiet <- function(e) suppressWarnings(e)
best <- quiet(nlminb(c(0,0),function(b) -pl(b),control=list(rel.tol=1e-15,x.tol=1e-12,iter.max=1000,eval.max=2000))); b <- best$par; L <- -best$objective; r <- NULL
f <- quiet(coxph(Surv(d$time,d$status)~X,init=b,control=coxph.control(iter.max=0))); se <- sqrt(diag(f$var))
pro <- function(j,v) { g <- function(o) { bb <- b; bb[j] <- v; bb[-j] <- o; -pl(bb) }; -quiet(optimize(g,c(-12,12),tol=1e-10))$objective }
for (j in 1:2) { h <- function(v) 2*(L-pro(j,v))-qchisq(.95,1)
  lo <- uniroot(h,c(b[j]-10*se[j],b[j]),tol=1e-9)$root; hi <- uniroot(h,c(b[j],b[j]+10*se[j]),tol=1e-9)$root; ch <- 2*(L-pro(j,0))
  r <- rbind(r,data.frame(term=colnames(X)[j],coef=num(b[j]),se=num(se[j]),lcl=num(lo),ucl=num(hi),chisq=num(ch),p=num(pchisq(ch,1,lower.tail=FALSE)),loglik=num(L))) }
write.csv(r,"expected/firth.csv",row.names=FALSE,quote=FALSE); writeLines(c(R.version.string,paste("survival",packageVersion("survival"))),"expected/versions.txt")
