package org.investordesk.escalation.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.util.List;
import org.springframework.stereotype.Component;

/** Small records, and lists of them, as the text of a jsonb column. */
@Component("escalationJson")
final class Json {

  private final ObjectMapper mapper;

  Json(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  String write(Object values) {
    try {
      return mapper.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + values, e);
    }
  }

  <T extends Record> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read " + json, e);
    }
  }

  <T> List<T> readList(String json, Class<T> type) {
    CollectionType list = mapper.getTypeFactory().constructCollectionType(List.class, type);
    try {
      return mapper.readValue(json, list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read " + json, e);
    }
  }
}
