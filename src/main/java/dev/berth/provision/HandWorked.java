package dev.berth.provision;

/** A provider whose machines a person makes and deletes, and then tells us so. */
public interface HandWorked extends Provisioner {
  /**
   * A person has made the machine, or corrects how it is reached.
   *
   * @return {@code Ready}, or {@code Gone} when nobody asked for this machine
   */
  Outcome provisioned(MachineKey key, Access access);

  /**
   * A person has deleted the machine, or could not make it.
   *
   * @return {@code Gone}
   */
  Outcome deleted(MachineKey key);
}
