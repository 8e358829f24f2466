package org.tollens.reports.plot;

import java.util.List;
import org.tollens.reports.plot.Columns.Column;
import org.tollens.reports.plot.Svg.Pen;

/** What random weights reach, as a step line over the columns on either side of zero. */
final class ControlBounds {
    static final Pen PEN = new Pen("#7a4b9c", 1.5, "3 2");

    private ControlBounds() {}

    static boolean areIn(List<Column> columns) {
        return columns.stream().anyMatch(ControlBounds::has);
    }

    static void draw(Svg svg, List<Column> columns, Scale scale) {
        if (areIn(columns)) {
            svg.path("bound", line(columns, scale, 1), "none", PEN);
            svg.path("bound", line(columns, scale, -1), "none", PEN);
        }
    }

    private static boolean has(Column column) {
        return Double.isFinite(column.estimate().controlBound());
    }

    /** Steps join neighbouring columns; a column without a bound is a gap. */
    private static String line(List<Column> columns, Scale scale, int side) {
        StringBuilder data = new StringBuilder();
        boolean drawing = false;
        for (Column column : columns) {
            if (has(column)) {
                String y = Svg.number(scale.at(side * column.estimate().controlBound()));
                String left = Svg.number(column.x() - column.width() / 2);
                data.append(drawing ? "V" + y : "M" + left + " " + y);
                data.append('H').append(Svg.number(column.x() + column.width() / 2));
            }
            drawing = has(column);
        }
        return data.toString();
    }
}
