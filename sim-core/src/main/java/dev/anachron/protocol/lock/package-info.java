/**
 * A lock service with leases, and the storage that its clients write to: the two parties of Martin
 * Kleppmann, "How to do distributed locking" (2016), and of section 2.4 of Mike Burrows, "The Chubby
 * lock service for loosely-coupled distributed systems" (2006).
 *
 * <table>
 * <caption>Where the papers stand in the code</caption>
 * <tr><td>Kleppmann, "Protecting a resource with a lock": a lock that its holder may lose while it
 *     works</td><td>{@link dev.anachron.protocol.lock.LockService}, with {@code fencing: none}</td></tr>
 * <tr><td>Kleppmann, "Making the lock safe with fencing"; Chubby's sequencer, checked against "the
 *     most recent sequencer that the server has observed"</td><td>{@code Storage.isFencedOff}</td></tr>
 * <tr><td>What fencing leaves open: the storage orders only the tokens that it has seen</td><td>{@code
 *     register: true}: {@code LockService.give}, {@code Storage.register}</td></tr>
 * </table>
 *
 * <p>The service is one node. It is not replicated, so it can be down, but it cannot contradict
 * itself; and its leases are as good as its clock. Left out: Chubby's lock-delay and sessions, and
 * Redlock, whose majority of such nodes adds the clocks of all of them to what must be right.
 */
@NullMarked
package dev.anachron.protocol.lock;

import org.jspecify.annotations.NullMarked;
