using Lms.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Lms.Data.Storage;

/// <summary>The database on SQLite; its migrations are in Migrations/Sqlite.</summary>
public sealed class SqliteLmsDbContext(DbContextOptions<SqliteLmsDbContext> options) : LmsDbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // The full-text index follows the table by triggers, which EF's RETURNING does not go with.
        builder.Entity<Account>().ToTable(table => table.UseSqlReturningClause(false));
    }

    sealed class AtDesignTime : IDesignTimeDbContextFactory<SqliteLmsDbContext>
    {
        public SqliteLmsDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteLmsDbContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
