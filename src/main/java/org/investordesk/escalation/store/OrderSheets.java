package org.investordesk.escalation.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code order_sheet}: what an order says, and the document once it is printed. */
@Repository
public class OrderSheets {

  private final JdbcClient jdbc;
  private final Json json;

  OrderSheets(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Written once; a second word changes nothing. */
  public void write(long order, Record says) {
    jdbc.sql(
            """
            insert into order_sheet (directive, says) values (:order, :says::jsonb)
            on conflict (directive) do nothing""")
        .param("order", order)
        .param("says", json.write(says))
        .update();
  }

  public <T extends Record> Optional<T> read(long order, Class<T> type) {
    return jdbc.sql("select says from order_sheet where directive = :order")
        .param("order", order)
        .query(String.class)
        .optional()
        .map(says -> json.read(says, type));
  }

  public Optional<byte[]> printed(long order) {
    return jdbc.sql("select pdf from order_sheet where directive = :order and pdf is not null")
        .param("order", order)
        .query((row, number) -> row.getBytes("pdf"))
        .optional();
  }

  /** Who printed it first has printed it for all: that document is answered. */
  public byte[] keep(long order, byte[] pdf) {
    jdbc.sql("update order_sheet set pdf = :pdf where directive = :order and pdf is null")
        .param("pdf", pdf)
        .param("order", order)
        .update();
    return printed(order).orElse(pdf);
  }
}
