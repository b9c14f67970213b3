using Governance.Domain.Commands;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Storage;

/// <summary>The store on SQLite, the embedded default. A class of its own so that its migrations are.</summary>
public sealed class SqliteGovernanceDb(DbContextOptions<SqliteGovernanceDb> options, StorageModel model, CallerSlot slot, TimeProvider clock)
    : GovernanceDb(options, model, slot, clock);

/// <summary>The store on PostgreSQL 15 or later. A class of its own so that its migrations are.</summary>
public sealed class PostgresGovernanceDb(DbContextOptions<PostgresGovernanceDb> options, StorageModel model, CallerSlot slot, TimeProvider clock)
    : GovernanceDb(options, model, slot, clock);
