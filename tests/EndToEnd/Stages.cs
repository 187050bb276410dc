using Xunit;

namespace MotCua.EndToEnd;

public sealed class SqliteStage() : Stage(postgres: false), IAsyncLifetime;

public sealed class PostgresStage() : Stage(postgres: true), IAsyncLifetime;
