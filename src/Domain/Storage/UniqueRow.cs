using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Governance.Domain.Storage;

/// <summary>Tells a row that someone else has just made (the unique index says so) from any other failure to save.</summary>
internal static class UniqueRow
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE
    private static readonly int[] SqliteCodes = [1555, 2067];

    internal static bool IsTaken(DbUpdateException broken) => broken.InnerException switch
    {
        SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteExtendedErrorCode),
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
