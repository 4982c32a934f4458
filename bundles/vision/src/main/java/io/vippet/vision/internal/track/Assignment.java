package io.vippet.vision.internal.track;

import java.util.Arrays;

/** The pairing of rows and columns with the least sum of costs (Hungarian method, with potentials). */
final class Assignment {
    private static final double NEVER = 1e6;

    private Assignment() {}

    /**
     * Column of each row, -1 for none.
     *
     * @param costs rows of equal length; what costs {@code limit} or more is never paired
     */
    static int[] of(double[][] costs, double limit) {
        int rows = costs.length;
        int columns = rows == 0 ? 0 : costs[0].length;
        int n = Math.max(rows, columns);
        double[][] square = new double[n + 1][n + 1];
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= n; j++) {
                boolean real = i <= rows && j <= columns && costs[i - 1][j - 1] < limit;
                square[i][j] = real ? costs[i - 1][j - 1] : NEVER;
            }
        }
        int[] rowOf = solve(square, n);
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, -1);
        for (int j = 1; j <= columns; j++) {
            int i = rowOf[j];
            if (i <= rows && square[i][j] < NEVER) {
                columnOf[i - 1] = j - 1;
            }
        }
        return columnOf;
    }

    private static int[] solve(double[][] cost, int n) {
        double[] u = new double[n + 1];
        double[] v = new double[n + 1];
        int[] rowOf = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            int[] way = new int[n + 1];
            double[] least = new double[n + 1];
            boolean[] used = new boolean[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            rowOf[0] = row;
            int column = 0;
            do {
                used[column] = true;
                int at = rowOf[column];
                int next = 0;
                double delta = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= n; j++) {
                    if (!used[j]) {
                        double reduced = cost[at][j] - u[at] - v[j];
                        if (reduced < least[j]) {
                            least[j] = reduced;
                            way[j] = column;
                        }
                        if (least[j] < delta) {
                            delta = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (used[j]) {
                        u[rowOf[j]] += delta;
                        v[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                int before = way[column];
                rowOf[column] = rowOf[before];
                column = before;
            }
        }
        return rowOf;
    }
}
