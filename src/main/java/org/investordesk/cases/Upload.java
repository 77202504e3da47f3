package org.investordesk.cases;

/**
 * A file as it came in; the name is only shown, never trusted.
 *
 * @param content at most 10 MB
 */
public record Upload(String fileName, byte[] content) {}
