using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lms.Data.Content.Assignments;

/// <summary>Points are kept in hundredths, so that every database sorts and adds them exactly.</summary>
sealed class PointsConverter() : ValueConverter<decimal, long>(
    points => (long)decimal.Round(points * 100), hundredths => hundredths / 100m);
