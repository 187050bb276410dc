using Microsoft.EntityFrameworkCore;

namespace MotCua.Storage;

/// <summary>Tells the scope's <c>AppDb</c> what to stand on: the lane's connection while a command runs, else one of its own.</summary>
internal sealed class LaneScope
{
    /// <summary>Made once for the lane's connection, not for each command.</summary>
    public DbContextOptions<SqliteAppDb>? Options { get; set; }
}
