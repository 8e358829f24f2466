package org.tollens.statistics;

/** A sum of numbers and products in twice the working precision (Ogita, Rump and Oishi 2005: Sum2 and Dot2). */
final class ExactSum {
    private double sum;
    private double error;

    void add(double value) {
        double next = sum + value;
        double added = next - sum;
        error += (sum - (next - added)) + (value - added);
        sum = next;
    }

    void addProduct(double left, double right) {
        double product = left * right;
        error += Math.fma(left, right, -product);
        add(product);
    }

    double value() {
        return sum + error;
    }
}
