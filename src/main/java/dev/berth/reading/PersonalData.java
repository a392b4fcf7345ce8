package dev.berth.reading;

/** Kinds of personal data found in an issue. Only that it is there is kept, never the data. */
public enum PersonalData {
  NAME("name"),
  EMAIL("email"),
  PHONE("phone"),
  ADDRESS("address"),
  COMPANY("company"),
  JOB_TITLE("job-title");

  private final String word;

  PersonalData(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
