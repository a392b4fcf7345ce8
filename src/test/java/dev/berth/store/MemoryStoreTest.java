package dev.berth.store;

class MemoryStoreTest extends StoreContract {
  private final MemoryStore.Tables tables = new MemoryStore.Tables(clock);

  @Override
  protected Store store(String worker) {
    return new MemoryStore(tables, worker);
  }
}
