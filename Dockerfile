# The first stage builds, then removes the development packages. The second stage has no compiler and no npm cache.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Optional packages go too: the Prisma client names TypeScript as an optional peer.
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4200 DATABASE_URL=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma/migrations ./prisma/migrations
COPY --from=build /app/models/judge ./models/judge
COPY --from=build /app/models/embedder ./models/embedder
COPY --from=build /app/seed ./seed
COPY --from=build /app/dist ./dist
COPY --from=build /app/bin ./bin
# `docker run --rm -i walkback walkback judge - < pairs.jsonl`
RUN ln -s /app/bin/walkback.mjs /usr/local/bin/walkback
# The service may write its data folder and nothing else.
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 4200
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Docker starts node directly, not through npm. node takes SIGTERM itself, finishes what it began, and ends.
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
