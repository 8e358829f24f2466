package org.tollens.constraints;

import java.util.function.Function;
import org.tollens.constraints.clause.Blocks;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;

/**
 * A mean that waits for its population, its reference value and its floor.
 *
 * @param <R> what comes after it
 */
public final class Averaging<R> {
    private final Quantity quantity;
    private final Function<Level, R> next;

    Averaging(Quantity quantity, Function<Level, R> next) {
        this.quantity = quantity;
        this.next = next;
    }

    /** The population that it is averaged over. */
    public At at(Population population) {
        return new At(population, Blocks.ALL);
    }

    /** Waits for the reference value. */
    public final class At {
        private final Population population;
        private final Blocks blocks;

        private At(Population population, Blocks blocks) {
            this.population = population;
            this.blocks = blocks;
        }

        /** Only in this block and deeper ones; blocks are numbered from 1. */
        public At fromBlock(int first) {
            return new At(population, new Blocks(first, blocks.until(), blocks.withoutLast()));
        }

        /** Only up to this block. */
        public At upToBlock(int last) {
            return new At(population, new Blocks(blocks.first(), last, blocks.withoutLast()));
        }

        /** Not in so many blocks at the end of the model. */
        public At withoutTheLastBlocks(int number) {
            return new At(population, new Blocks(blocks.first(), blocks.until(), number));
        }

        /** The value that the mean is compared with, in the quantity's unit. */
        public Against comparedWith(double reference) {
            return new Against(population, blocks, reference);
        }
    }

    /** Waits for the floor. */
    public final class Against {
        private final Population population;
        private final Blocks blocks;
        private final double reference;

        private Against(Population population, Blocks blocks, double reference) {
            this.population = population;
            this.blocks = blocks;
            this.reference = reference;
        }

        /**
         * The smallest difference from the reference that counts, in the quantity's unit: there is no usual one, because
         * units differ.
         */
        public R withFloor(double smallestThatCounts) {
            return next.apply(new Level(quantity, population, blocks, reference, smallestThatCounts));
        }
    }
}
