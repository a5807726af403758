/**
 * Raft, after "In Search of an Understandable Consensus Algorithm (Extended Version)" by Diego Ongaro
 * and John Ousterhout (2014), and Ongaro's dissertation "Consensus: Bridging Theory and Practice"
 * (2014).
 *
 * <table>
 * <caption>Where the paper stands in the code</caption>
 * <tr><td>Figure 2, State</td><td>{@link dev.anachron.protocol.raft.Server}, {@link
 *     dev.anachron.protocol.raft.RaftLog}, {@link dev.anachron.protocol.raft.Role}</td></tr>
 * <tr><td>Figure 2, RequestVote RPC; sections 5.2 and 5.4.1</td><td>{@link
 *     dev.anachron.protocol.raft.Elections}</td></tr>
 * <tr><td>Figure 2, AppendEntries RPC; section 5.3</td><td>{@link
 *     dev.anachron.protocol.raft.Replication}</td></tr>
 * <tr><td>Figure 2, Rules for Servers; section 5.4.2</td><td>{@code Server.observeTerm}, {@code
 *     Replication.advanceCommit}, {@code Commands.applyCommitted}</td></tr>
 * <tr><td>Section 8: sessions, no-op, read-only requests</td><td>{@link
 *     dev.anachron.protocol.raft.Replica}, {@link dev.anachron.protocol.raft.Commands}, {@link
 *     dev.anachron.protocol.raft.Reads}</td></tr>
 * <tr><td>Dissertation 6.4 and 6.4.1: read index and leases</td><td>{@link
 *     dev.anachron.protocol.raft.Reads}, {@link dev.anachron.protocol.raft.LeaderReads}</td></tr>
 * <tr><td>Not in Raft: reads from copies, for sessions and with a bound (closed timestamps:
 *     CockroachDB, SIGMOD 2020), and from a majority</td><td>{@link
 *     dev.anachron.protocol.raft.CopyReads}, {@link dev.anachron.protocol.raft.Freshness}, {@link
 *     dev.anachron.protocol.raft.QuorumReads}</td></tr>
 * <tr><td>Section 7, Figure 13: log compaction</td><td>{@link
 *     dev.anachron.protocol.raft.Snapshots}, {@code Server.discard}</td></tr>
 * <tr><td>Dissertation 3.10: leadership transfer</td><td>{@link
 *     dev.anachron.protocol.raft.Transfer}</td></tr>
 * <tr><td>Dissertation 4.1 and 4.2: membership, one server at a time</td><td>{@link
 *     dev.anachron.protocol.raft.Membership}, {@code Server.members}</td></tr>
 * <tr><td>Dissertation 6.2, check-quorum; 9.6, pre-vote</td><td>{@code Elections.onCheckQuorum},
 *     {@code Elections.onPreVote}</td></tr>
 * </table>
 *
 * <p>Left out: joint consensus (section 6), chunks of snapshots, and sessions that expire.
 */
@NullMarked
package dev.anachron.protocol.raft;

import org.jspecify.annotations.NullMarked;
