package org.tollens.statistics.calibration;

import java.util.List;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.DesignEffect;
import org.tollens.statistics.Influence;

/**
 * The estimates of one data set on the scale that they are judged on: two layers and their mean.
 *
 * @param estimates [member]
 * @param sums [member]
 * @param truth the true value of every member
 * @param designEffect of the first member: variance over documents by variance over rows
 */
@SuppressWarnings("ArrayRecordComponent")
record Family(double[] estimates, ClusterSums[] sums, double truth, double designEffect) {

    static Family of(Sample sample, double truth, List<Influence> layers) {
        double[] estimates = new double[layers.size() + 1];
        ClusterSums[] sums = new ClusterSums[estimates.length];
        int documents = sample.design().documents();
        for (int l = 0; l < estimates.length; l++) {
            Influence one = l < layers.size() ? layers.get(l) : Influence.mean(layers);
            estimates[l] = one.estimate();
            sums[l] = ClusterSums.of(one, sample.document(), documents);
        }
        return new Family(estimates, sums, truth, DesignEffect.of(layers.get(0), sample.document(), documents));
    }
}
