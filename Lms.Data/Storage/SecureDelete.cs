using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lms.Data.Storage;

/// <summary>What is deleted is overwritten: erased names and addresses are in no free page of the file. Source: sqlite.org/pragma.html#pragma_secure_delete.</summary>
sealed class SecureDelete : DbConnectionInterceptor
{
    internal static readonly SecureDelete Always = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA secure_delete = ON";
        pragma.ExecuteNonQuery();
    }

    // The pragma reads and writes nothing but the connection's own memory.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
