using System.Data.Common;

namespace MotCua.Storage;

/// <summary>Tells the scope's <c>AppDb</c> which connection to stand on: the lane's while a command runs, else one of its own.</summary>
internal sealed class LaneScope
{
    public DbConnection? Connection { get; set; }
}
