package org.investordesk.directory;

/** A leader's portfolio went to another one. */
public record PortfolioHandedOver(PortfolioHandovers.Handover handover) {}
