package org.tollens.constraints.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.VerdictKind;

/** Verdicts of the four claims through the judge itself; {@code -Dcalibration.verdicts=2000} for fewer data sets a cell. */
@Tag("long")
class VerdictCalibrationLongTest {
    private static final int SETS = Integer.getInteger("calibration.verdicts", 10_000);
    private static final Path FILE = Path.of("target", "calibration", "verdicts.md");

    @Test
    void wrongVerdictsAreRare() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(
                FILE,
                "| claim | population values | documents | rows | sets | PASS | PARTIAL | FAIL | INSUFFICIENT | wrong"
                        + " | level | W's interval has 1/30 |\n|" + " --- |".repeat(12) + "\n");
        List<String> excesses = new ArrayList<>();
        List<VerdictCell> cells = List.of(
                VerdictCell.c2AlmostTrue(),
                VerdictCell.c2JustTrue(),
                VerdictCell.c1AlmostTrue(),
                VerdictCell.c3OnTheEdge(),
                VerdictCell.c4AlmostTrue(),
                VerdictCell.c1JustTrue(),
                VerdictCell.c1WithoutEffect(),
                VerdictCell.c2WithoutEffect(),
                VerdictCell.c4JustTrue());
        for (VerdictCell cell : cells) {
            VerdictRates rates = VerdictRates.of(cell, SETS);
            Files.writeString(FILE, row(cell, rates), StandardOpenOption.APPEND);
            cell.wrong().stream()
                    .filter(kind -> !(rates.of(kind) <= Bound.of(cell.level(), SETS)))
                    .forEach(kind -> excesses.add(kind + " of " + cell.claim() + ", " + cell.says() + ": " + rates));
        }
        assertThat(excesses).isEmpty();
    }

    private static String row(VerdictCell cell, VerdictRates rates) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %.4f | %.4f | %.4f | %.4f | %s | %.2f | %s |%n",
                cell.claim(),
                cell.says(),
                cell.truth().documents(),
                cell.truth().rows(),
                rates.sets(),
                rates.of(VerdictKind.PASS),
                rates.of(VerdictKind.PARTIAL),
                rates.of(VerdictKind.FAIL),
                rates.of(VerdictKind.INSUFFICIENT),
                cell.wrong().stream().map(VerdictKind::name).collect(Collectors.joining(", ")),
                cell.level(),
                cell.claim() == VerdictCell.Claim.C3 ? String.format(Locale.ROOT, "%.4f", rates.covered()) : "–");
    }
}
