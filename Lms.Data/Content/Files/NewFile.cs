namespace Lms.Data.Content.Files;

/// <summary>A file that lies in the folder and that no row knows of yet.</summary>
public sealed record NewFile(string Key, string Name, string ContentType, long Length, string Sha256)
{
    /// <summary>The row that makes it known, for a transaction of the caller; at: UTC.</summary>
    public StoredFile ToRow(long uploadedById, DateTime at) => new()
    {
        Key = Key,
        Name = Name,
        ContentType = ContentType,
        Length = Length,
        Sha256 = Sha256,
        UploadedById = uploadedById,
        UploadedAt = at,
    };
}
