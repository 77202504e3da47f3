package org.investordesk.portal;

import java.util.Locale;

/** Sizes of files as people read them. */
final class FileSize {

  private static final long KILOBYTE = 1024;
  private static final long MEGABYTE = KILOBYTE * 1024;

  /** Such as {@code 412 KB} or {@code 1.4 MB}. */
  static String of(long bytes) {
    return bytes >= MEGABYTE
        ? String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE)
        : Math.max(1, (bytes + KILOBYTE - 1) / KILOBYTE) + " KB";
  }

  private FileSize() {}
}
