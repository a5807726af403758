/**
 * Primary-backup replication: one node orders all changes, the others follow its log.
 *
 * <table>
 * <caption>Where the literature stands in the code</caption>
 * <tr><td>Alsberg and Day, "A principle for resilient sharing of distributed resources" (1976): the
 *     primary host orders, backups cooperate before the user is answered</td><td>{@link
 *     dev.anachron.protocol.primarybackup.Replication}</td></tr>
 * <tr><td>Budhiraja, Marzullo, Schneider and Toueg, "The primary-backup approach" (1993), section 2:
 *     Pb1, at most one primary at any time; Pb2, each client knows one; Pb3, a request to another node is
 *     not queued</td><td>{@link dev.anachron.protocol.primarybackup.Failover}, {@code
 *     Requests.onRequest}</td></tr>
 * <tr><td>Oki and Liskov, "Viewstamped replication" (1988), sections 3 and 4: views, viewstamps, and the
 *     furthest log among a majority</td><td>{@code Failover.furthest}, {@link
 *     dev.anachron.base.Version}</td></tr>
 * <tr><td>MySQL, "Semisynchronous replication": so many acknowledgements, applied after they came
 *     (AFTER_SYNC), and the timeout after which it goes on without</td><td>{@code
 *     Replication.advance}, {@code Replication.onDegrade}</td></tr>
 * <tr><td>PostgreSQL, "Timelines" and pg_rewind: where the logs parted</td><td>{@link
 *     dev.anachron.protocol.primarybackup.Entry.EpochBegins}, {@code Replica.truncate}</td></tr>
 * <tr><td>PostgreSQL and MySQL, planned switchover: the old primary stops first</td><td>{@link
 *     dev.anachron.protocol.primarybackup.Switchover}</td></tr>
 * <tr><td>Gray and Cheriton, "Leases" (1989), as a primary's own fence</td><td>{@code
 *     Replication.holdsLease}</td></tr>
 * </table>
 *
 * <p>Left out: chains of backups, backups that leave and join, a log that is ever shortened.
 */
@NullMarked
package dev.anachron.protocol.primarybackup;

import org.jspecify.annotations.NullMarked;
