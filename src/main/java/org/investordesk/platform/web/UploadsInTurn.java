package org.investordesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.investordesk.platform.LargeFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Forms with files, already on disk here, take their turn before they are read into memory. */
final class UploadsInTurn implements HandlerInterceptor {

  private static final String HELD = UploadsInTurn.class.getName();

  private final LargeFiles memory;

  UploadsInTurn(LargeFiles memory) {
    this.memory = memory;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request instanceof MultipartHttpServletRequest form) {
      var bytes =
          form.getMultiFileMap().values().stream()
              .flatMap(List::stream)
              .mapToLong(MultipartFile::getSize)
              .sum();
      request.setAttribute(HELD, memory.hold(bytes));
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception fault) {
    if (request.getAttribute(HELD) instanceof LargeFiles.Held held) {
      request.removeAttribute(HELD);
      held.close();
    }
  }
}
