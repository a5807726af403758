package dev.anachron.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultJsonTest {
    @Test
    void theKeysStandInTheOrderOfTheContract() {
        String text = new String(ResultJson.bytes(Example.report("base")), StandardCharsets.UTF_8);
        assertThat(text.replaceAll("\"traceHash\" : \"[0-9a-f]{64}\"", "\"traceHash\" : \"…\""))
                .isEqualTo("""
                        {
                          "format" : 1,
                          "anachron" : "0.1.0",
                          "scenario" : "dethroned-leader",
                          "seed" : 7,
                          "met" : false,
                          "variants" : [
                            {
                              "name" : "base",
                              "traceHash" : "…",
                              "events" : 42,
                              "simulatedMillis" : 10000,
                              "vacuous" : false,
                              "operations" : {
                                "invoked" : 2,
                                "ok" : 2,
                                "fail" : 0,
                                "info" : 0
                              },
                              "verdicts" : {
                                "linearizable" : {
                                  "verdict" : "invalid",
                                  "reason" : "It does not.",
                                  "evidence" : [
                                    {
                                      "operation" : 1,
                                      "atMillis" : 4.25,
                                      "text" : "c1 read x → 3 is old"
                                    }
                                  ],
                                  "tested" : true
                                }
                              },
                              "latencyMillis" : {
                                "read" : {
                                  "p50" : 1.9,
                                  "p95" : null,
                                  "p99" : null,
                                  "p999" : null,
                                  "max" : null
                                },
                                "write" : {
                                  "p50" : null,
                                  "p95" : null,
                                  "p99" : null,
                                  "p999" : null,
                                  "max" : null
                                }
                              },
                              "stalenessMillis" : {
                                "staleReads" : 37,
                                "p50" : null,
                                "p99" : null,
                                "max" : null
                              },
                              "availability" : 1,
                              "messages" : {
                                "sent" : 10,
                                "delivered" : 8,
                                "dropped" : 2,
                                "perOperation" : null
                              },
                              "faults" : [
                                {
                                  "at" : 2.5,
                                  "until" : 6,
                                  "what" : "partition n1 | n2 n3",
                                  "effects" : {
                                    "messagesDropped" : 4,
                                    "operationsOverlapping" : 1
                                  }
                                }
                              ],
                              "expectations" : [
                                {
                                  "expect" : "linearizable: holds",
                                  "met" : false,
                                  "measured" : "violated",
                                  "vacuous" : false
                                }
                              ],
                              "vacuousBecause" : [ ]
                            }
                          ]
                        }
                        """);
    }

    /** The shortest text of a double is one digit longer on Java 17 than on 19 for some. */
    @ParameterizedTest
    @CsvSource({
        "1.9, 1.9",
        "0.0000001, 0",
        "2.00000049, 2",
        "20, 20",
        "1e9, 1000000000",
        "0.000002, 0.000002",
        "-3.25, -3.25",
        "NaN, null",
        "Infinity, null",
    })
    void aNumberIsWrittenInPlainDecimals(double number, String text) {
        assertThat(Json.line(Json.decimal(number, 6))).isEqualTo(text);
    }
}
