package org.investordesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the desk. */
@SpringBootApplication
public class InvestorDeskApplication {

  public static void main(String[] args) {
    SpringApplication.run(InvestorDeskApplication.class, args);
  }
}
