namespace MotCua.Tests.Stores;

public enum StoreKind { Sqlite, Postgres }
