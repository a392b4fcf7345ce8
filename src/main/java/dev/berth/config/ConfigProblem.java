package dev.berth.config;

/**
 * Something wrong in a settings file.
 *
 * @param file name as the operator knows it
 * @param line from 1
 * @param column from 1
 * @param path where in the tree: {@code pools.lab.stock}; empty for the whole file
 * @param message what is wrong and what to write instead
 */
public record ConfigProblem(String file, int line, int column, String path, String message) {
  /** {@code program.yaml:12:5: pools.lab.stock: ...}, as compilers write it. */
  @Override
  public String toString() {
    var where = file + ":" + line + ":" + column + ": ";
    return path.isEmpty() ? where + message : where + path + ": " + message;
  }
}
