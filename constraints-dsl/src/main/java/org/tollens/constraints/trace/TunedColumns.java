package org.tollens.constraints.trace;

import java.util.List;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * Columns in which the tuned lens stands in for the logit lens.
 *
 * @param logit the measurement
 */
record TunedColumns(Columns logit) implements Columns {
    private static Observable tuned(Observable observable) {
        boolean replaced =
                Observables.isOfLens(observable) && !observable.name().equals(Observables.LENS_TOP1.name());
        return replaced ? Observables.tuned(observable) : observable;
    }

    @Override
    public String model() {
        return logit.model();
    }

    @Override
    public String corpus() {
        return logit.corpus();
    }

    @Override
    public int layers() {
        return logit.layers();
    }

    @Override
    public List<DocumentInfo> documents() {
        return logit.documents();
    }

    @Override
    public int rows() {
        return logit.rows();
    }

    @Override
    public int[] documentOfRow() {
        return logit.documentOfRow();
    }

    @Override
    public int[] positionOfRow() {
        return logit.positionOfRow();
    }

    @Override
    public boolean has(Observable observable) {
        return logit.has(tuned(observable));
    }

    @Override
    public boolean[] measuredDocuments(Observable observable) {
        return logit.measuredDocuments(tuned(observable));
    }

    @Override
    public double[] values(Observable observable, int layer) {
        return logit.values(tuned(observable), layer);
    }

    @Override
    public double[] ofDocuments(Observable observable, int layer) {
        return logit.ofDocuments(observable, layer);
    }

    @Override
    public float[] vector(Observable observable, int document) {
        return logit.vector(observable, document);
    }

    @Override
    public String tokenText(int token) {
        return logit.tokenText(token);
    }

    /** Of the logit lens: no lens is fitted to random weights. */
    @Override
    public List<Columns> onRandomWeights() {
        return logit.onRandomWeights();
    }

    @Override
    public Columns onTunedLens() {
        return this;
    }
}
